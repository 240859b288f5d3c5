package dev.gatekeeper.gateway.delivery;

/// What is known already.
record Known<T>(T value) implements Pending<T> {

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public T await() {
        return value;
    }
}
