package dev.gatekeeper.consumer.status;

/// Answers as they are, for the description of the calls.
final class Examples {

    static final String APPLIED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"applied","topic":"cdc.change-sets",\
            "partition":1,"offset":0,"changes":5,"inserted":3,"updated":0,"deleted":2,"truncated":0,"messages":0,\
            "overwritten":0,"missing":0,"acceptedAt":"2026-11-20T22:57:21.273998Z","appliedAt":"2026-11-20T22:57:21.383551Z"}""";

    static final String REJECTED = """
            {"id":"7292d4a0-85ab-516f-abd7-9cf4c2af8b6c","stream":"orders","status":"rejected",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","reason":"unknown-table",\
            "detail":"Change 1 of 1 (insert): There is no table \\"public.nowhere\\" in the database.","violationCount":0,\
            "topic":"cdc.change-sets","partition":2,"offset":7,"sqlState":"42P01","schema":"public","table":"nowhere",\
            "rejectedAt":"2026-11-20T22:57:21.383551Z"}""";

    static final String PARTITIONS = """
            {"partitions":[{"topic":"cdc.change-sets","partition":5,"position":0,"end":1,"lag":1,\
            "advancedAt":"2026-11-21T02:10:28.134479Z","seenAt":"2026-11-21T02:11:23.015273Z",\
            "blocked":{"since":"2026-11-21T02:11:16.273333Z",\
            "why":"PostgreSQL can't take it now: permission denied for table mytable (SQLSTATE 42501)",\
            "remedy":"Run: grant insert on public.mytable to gatekeeper; It goes on by itself then; nothing is skipped.",\
            "offset":0,"changeSetId":"4fd35a7b-0707-576d-934f-bfc986c61d75","stream":"invoices"}}]}""";

    static final String ORDERED = """
            {"topic":"cdc.change-sets","partition":5,"offset":0,"status":"rejection-ordered"}""";

    static final String MALFORMED = """
            {"type":"urn:gatekeeper:problem:malformed-request","title":"Bad Request","status":400,\
            "detail":"A wait is a number of seconds, such as 10 or 10s; or 500ms, or 1m."}""";

    static final String NO_REASON = """
            {"type":"urn:gatekeeper:problem:malformed-request","title":"Bad Request","status":400,\
            "detail":"Say why it is to be rejected: {\\"reason\\": \\"…\\"}, with 1000 characters at the most."}""";

    static final String UNKNOWN_CHANGE_SET = """
            {"type":"urn:gatekeeper:problem:unknown-change-set","title":"Not Found","status":404,\
            "detail":"No change set with the id 4630b9a6-5d56-5940-824e-0b6bee214e3a has been applied or rejected, as far\
             as is remembered."}""";

    static final String UNKNOWN_PARTITION = """
            {"type":"urn:gatekeeper:problem:unknown-partition","title":"Not Found","status":404,\
            "detail":"No consumer has ever taken the partition 7 of cdc.change-sets."}""";

    static final String NOT_BLOCKED = """
            {"type":"urn:gatekeeper:problem:not-blocked-there","title":"Conflict","status":409,\
            "detail":"The partition 5 is not blocked: its position is 12."}""";

    private Examples() {}
}
