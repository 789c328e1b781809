package dev.cuadra.runtime;

import java.time.Instant;

/**
 * How far a rotation of keys has come.
 *
 * @param begun when it began
 * @param done documents looked at
 * @param total documents there were when it began; what is written meanwhile needs no rotation
 * @param finished whether it is over: everything is sealed and found under the new keys
 * @param retired whether the old look-up keys are given up; false from a key ring that keeps them
 */
public record RotationProgress(Instant begun, long done, long total, boolean finished, boolean retired) {
    /** Documents still to be looked at; an estimate while documents come and go. */
    public long remaining() {
        return finished ? 0 : Math.max(0, total - done);
    }
}
