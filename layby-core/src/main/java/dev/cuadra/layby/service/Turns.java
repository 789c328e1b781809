package dev.cuadra.layby.service;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets writers of this process that want the same document go one after the other, so that none of them decides again
 * and again. Nothing depends on it but speed: the storage keeps writers of several processes apart.
 */
final class Turns {
    private final ReentrantLock[] locks = new ReentrantLock[64];

    Turns() {
        for (int at = 0; at < locks.length; at++) {
            locks[at] = new ReentrantLock(true);
        }
    }

    /** Does {@code work} while nobody else does any for the same {@code what}. */
    <T> T take(Object what, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(what.hashCode(), locks.length)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
