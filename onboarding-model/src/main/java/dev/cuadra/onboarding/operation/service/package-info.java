/** Launch support as it is stored: runs of checklists, incidents, known issues and articles. */
@org.jspecify.annotations.NullMarked
package dev.cuadra.onboarding.operation.service;
