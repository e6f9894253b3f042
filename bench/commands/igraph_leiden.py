# SPDX-License-Identifier: Apache-2.0
"""igraph's Leiden in C, through Python: apt-get install python3-igraph."""
import random
import sys

import igraph
import worker

graph = worker.igraph_of(*worker.read_edges(sys.argv[2]))
iterations = worker.option("iterations", 2)


def search(seed):
    random.seed(seed)
    return graph.community_leiden(objective_function="modularity", n_iterations=iterations).membership


worker.serve(f"igraph {igraph.__version__} Leiden, {iterations} iterations", search)
