/** Lay-by agreements. It has no content yet. */
module dev.cuadra.layby {}
