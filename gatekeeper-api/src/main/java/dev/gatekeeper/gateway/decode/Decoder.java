package dev.gatekeeper.gateway.decode;

/// Decodes one body that comes in pieces. However little comes may become a lot, so what it becomes is taken in pieces
/// too, and nothing is decoded before it is asked for. For one thread.
public interface Decoder extends AutoCloseable {

    /// Takes the next piece. Not before [#read] has said 0.
    ///
    /// @param piece is not to be modified before that is so again
    void feed(byte[] piece);

    /// Decodes what was fed.
    ///
    /// @return how many bytes are in `into`; 0 where more has to be fed
    /// @throws CorruptBodyException where what was fed is not of that encoding
    int read(byte[] into, int offset, int length) throws CorruptBodyException;

    /// Nothing more comes.
    ///
    /// @throws CorruptBodyException where the body is not whole
    void end() throws CorruptBodyException;

    /// Lets go of memory outside of the heap.
    @Override
    void close();
}
