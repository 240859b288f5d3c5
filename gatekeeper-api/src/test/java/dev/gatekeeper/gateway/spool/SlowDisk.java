package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Semaphore;

/// Forces what is written only when the test lets it, once each time.
final class SlowDisk implements Disk {

    final Semaphore forces = new Semaphore(0);
    volatile boolean isSlow;
    private final Disk real = Disk.real();

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        real.write(file, bytes, position);
    }

    @Override
    public void force(FileChannel file, boolean withSize) throws IOException {
        if (isSlow && !withSize) {
            forces.acquireUninterruptibly();
        }
        real.force(file, withSize);
    }
}
