# SPDX-License-Identifier: Apache-2.0
"""igraph's reader of edge lists in C: FILE -> wall seconds, CPU seconds, peak MiB, ties."""
import resource
import sys
import time

import igraph

cpu, wall = time.process_time(), time.perf_counter()
graph = igraph.Graph.Read_Edgelist(sys.argv[1], directed=False) if len(sys.argv) < 3 else igraph.Graph.Read_Ncol(sys.argv[1], directed=False)
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print(f"{wall:.4f} {cpu:.4f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} {graph.ecount()}")
