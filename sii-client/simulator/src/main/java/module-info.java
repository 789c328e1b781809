/** A stateful simulator of the tax agency. It has no content yet. */
module dev.cuadra.simulator {}
