# SPDX-License-Identifier: Apache-2.0
# igraph's Leiden in C, through R: apt-get install r-cran-igraph. Speaks like sideways.bench.Worker.
suppressPackageStartupMessages(library(igraph))

arguments <- commandArgs(trailingOnly = TRUE)
option <- function(name, otherwise) {
  value <- sub(paste0(".*\\b", name, "=([0-9]+).*"), "\\1", arguments[1])
  if (value == arguments[1]) otherwise else as.integer(value)
}
peak_kib <- function() {
  as.numeric(gsub("[^0-9]", "", grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)))
}

stream <- file(arguments[2], "rb")
header <- readBin(stream, "integer", 2, endian = "little")
ends <- readBin(stream, "integer", 2 * header[2], endian = "little")
close(stream)
graph <- make_graph(ends + 1, n = header[1], directed = FALSE)
iterations <- option("iterations", 2)

say <- function(...) {
  cat(..., "\n", sep = "")
  flush(stdout())
}
say("ready igraph ", as.character(packageVersion("igraph")), " in R Leiden, ", iterations, " iterations")
questions <- file("stdin", "r")
while (length(line <- readLines(questions, 1)) > 0) {
  seed <- as.numeric(strsplit(line, " ")[[1]][2])
  set.seed(as.integer(abs(seed) %% 2147483647))
  before <- proc.time()
  found <- cluster_leiden(graph, objective_function = "modularity", n_iterations = iterations)
  took <- proc.time() - before
  target <- file(arguments[3], "wb")
  writeBin(as.integer(membership(found) - 1L), target, endian = "little")
  close(target)
  say("ran ", format(took[["elapsed"]], nsmall = 3), " ", format(took[["user.self"]] + took[["sys.self"]], nsmall = 3), " ", format(peak_kib(), scientific = FALSE))
}
