/** The client of the tax agency. It has no content yet. */
module dev.cuadra.sii {}
