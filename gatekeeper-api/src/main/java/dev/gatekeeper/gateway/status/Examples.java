package dev.gatekeeper.gateway.status;

/// Answers as they are, for the description of the calls.
final class Examples {

    static final String LOGGED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"logged","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0}""";

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

    static final String MALFORMED = """
            {"type":"urn:gatekeeper:problem:malformed-request","title":"Malformed request","status":400,\
            "detail":"A wait is a number of seconds, such as 10 or 10s; or 500ms, or 1m."}""";

    static final String UNKNOWN = """
            {"type":"urn:gatekeeper:problem:unknown-change-set","title":"Unknown change set","status":404,\
            "detail":"Neither the consumer nor this gateway knows a change set with this id."}""";

    static final String REPLAY = """
            {"type":"urn:gatekeeper:problem:replay-under-way","title":"Status unknown now","status":503,\
            "detail":"The consumer does not know a change set with this id; it may be among those that this gateway has in its spool."}""";

    static final String UNREACHABLE = """
            {"type":"urn:gatekeeper:problem:consumer-unreachable","title":"Status unknown now","status":503,\
            "detail":"The consumer does not answer, and this gateway has not logged the change set of late."}""";

    private Examples() {}
}
