/** It has no content yet. */
module dev.cuadra.audit {}
