/** Going live. It has no content yet. */
module dev.cuadra.onboarding {}
