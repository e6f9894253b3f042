# SPDX-License-Identifier: Apache-2.0
"""leidenalg, by the first author of Leiden, in C++ through Python: apt-get install python3-leidenalg."""
import sys
from importlib.metadata import version

import leidenalg
import worker

graph = worker.igraph_of(*worker.read_edges(sys.argv[2]))
iterations = worker.option("iterations", 2)


def search(seed):
    return leidenalg.find_partition(graph, leidenalg.ModularityVertexPartition, n_iterations=iterations, seed=seed).membership


worker.serve(f"leidenalg {version('leidenalg')} Leiden, {iterations} iterations", search)
