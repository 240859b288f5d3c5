package dev.gatekeeper.changeset.contract;

/// Writes contracts as the JSON of the contracts' topic, of the refresh and of the copy on disk, and reads them back.
/// Thread-safe.
///
/// The record's key is [ContractKey]'s. A record without a value says that the table is gone.
public final class ContractJson {

    /// The most bytes that a contract has. It holds the most columns that a table can have; where a great many
    /// labels would make it larger, none are told.
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    /// What its largest record takes in the topic: a contract, its key and what Kafka puts around them.
    public static final int MOST_RECORD_BYTES = MOST_BYTES + 64 * 1024;

    private ContractJson() {}

    /// @return JSON in UTF-8, [#MOST_BYTES] at the most
    public static byte[] write(TableContract contract) {
        var whole = ContractEnvelope.of(contract).write();
        return whole.length <= MOST_BYTES
                ? whole
                : ContractEnvelope.withoutLabels(contract).write();
    }

    /// Keys unknown to this version are passed over.
    ///
    /// @throws UnreadableContractException where `json` is larger than [#MOST_BYTES], or is not what [#write] makes
    public static TableContract read(byte[] json) throws UnreadableContractException {
        if (json.length > MOST_BYTES) {
            throw new UnreadableContractException("The record has " + json.length + " bytes.", null);
        }
        return ContractEnvelope.read(json).toContract();
    }
}
