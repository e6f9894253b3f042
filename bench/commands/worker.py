# SPDX-License-Identifier: Apache-2.0
"""The process of one engine on Python; speaks like sideways.bench.Worker."""
import array
import resource
import sys
import time


def read_edges(file):
    """(nodes, ends): little-endian ints, nodes and edges first, then both ends of each edge."""
    with open(file, "rb") as stream:
        header = array.array("i")
        header.fromfile(stream, 2)
        ends = array.array("i")
        ends.fromfile(stream, 2 * header[1])
    return header[0], ends


def option(name, otherwise):
    """An option of the engine as the definition writes it: igraph-leiden iterations=2."""
    for word in sys.argv[1].split()[1:]:
        if word.startswith(name + "="):
            return int(word[len(name) + 1:])
    return otherwise


def igraph_of(nodes, ends):
    import igraph
    pairs = memoryview(array.array("q", ends)).cast("b").cast("q", (len(ends) // 2, 2))
    return igraph.Graph(n=nodes, edges=pairs)


def serve(name, search):
    """Answers each line `run SEED` with search(seed), a community for each node."""
    print("ready " + name, flush=True)
    for line in sys.stdin:
        seed = abs(int(line.split()[1]))
        cpu, wall = time.process_time(), time.perf_counter()
        community = search(seed)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        with open(sys.argv[3], "wb") as stream:
            array.array("i", community).tofile(stream)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"ran {wall:.6f} {cpu:.6f} {peak}", flush=True)
