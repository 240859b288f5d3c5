package dev.gatekeeper.consumer.recourse;

/// Answers as they are, for the description of the calls.
final class Examples {

    static final String PAGE = """
            {"rejections":[{"id":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515",\
            "changeSetId":"7292d4a0-85ab-516f-abd7-9cf4c2af8b6c","stream":"orders","stage":"sink","reason":"unknown-table",\
            "detail":"Change 1 of 1 (insert): There is no table \\"public.nowhere\\" in the database.","violationCount":0,\
            "payloadLength":102,"payloadKept":102,"contentType":"application/json",\
            "receivedAt":"2026-11-20T22:57:21.273998Z","rejectedAt":"2026-11-20T22:57:21.383551Z",\
            "topic":"cdc.change-sets","partition":2,"offset":7,"sqlState":"42P01","schema":"public","table":"nowhere",\
            "state":"open","times":1,"firstRejectedAt":"2026-11-20T22:57:21.383551Z"}],\
            "next":"MjAyNi0xMS0yMFQyMjo1NzoyMS4zODM1NTFaIDM5ZWVhNmU2LWE5YTItNWQ0Zi1hOWQwLTk0NTFhMWRjODUxNQ"}""";

    static final String REJECTION = """
            {"id":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","changeSetId":"7292d4a0-85ab-516f-abd7-9cf4c2af8b6c",\
            "stream":"orders","stage":"sink","reason":"unknown-table",\
            "detail":"Change 1 of 1 (insert): There is no table \\"public.nowhere\\" in the database.","violations":[],\
            "violationCount":0,"payload":"{\\"change\\":[{\\"kind\\":\\"insert\\",\\"table\\":\\"nowhere\\",\
            \\"columnnames\\":[\\"a\\"],\\"columntypes\\":[\\"text\\"],\\"columnvalues\\":[\\"x\\"]}]}","payloadLength":102,\
            "contentType":"application/json","receivedAt":"2026-11-20T22:57:21.273998Z",\
            "rejectedAt":"2026-11-20T22:57:21.383551Z","topic":"cdc.change-sets","partition":2,"offset":7,\
            "sqlState":"42P01","schema":"public","table":"nowhere","state":"resolved",\
            "stateSince":"2026-11-20T23:05:11.102938Z","times":1,"firstRejectedAt":"2026-11-20T22:57:21.383551Z",\
            "replays":[{"id":"c9f4d0a6-93a7-5b0e-8d0b-2f8f6c1f7c52","stream":"orders","outcome":"applied","corrected":false,\
            "orderedAt":"2026-11-20T23:05:10.998877Z","topic":"cdc.change-sets","partition":2,"offset":9,\
            "decidedAt":"2026-11-20T23:05:11.102938Z"}]}""";

    static final String REPLAY = """
            {"id":"c9f4d0a6-93a7-5b0e-8d0b-2f8f6c1f7c52","replayOf":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515",\
            "stream":"orders","status":"logged","corrected":false,"changes":1,"topic":"cdc.change-sets","partition":2,\
            "offset":9,"warning":"Later change sets of the stream orders are applied already, the last of them accepted at\
             2026-11-20T22:58:01.105Z; what is sent again comes after them."}""";

    static final String REPLAY_KNOWN = """
            {"id":"c9f4d0a6-93a7-5b0e-8d0b-2f8f6c1f7c52","replayOf":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515",\
            "stream":"orders","status":"applied","corrected":false,"topic":"cdc.change-sets","partition":2,"offset":9}""";

    static final String REPLAYS = """
            {"replays":[{"id":"c9f4d0a6-93a7-5b0e-8d0b-2f8f6c1f7c52",\
            "replayOf":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","stream":"orders","status":"logged","corrected":false,\
            "changes":1,"topic":"cdc.change-sets","partition":2,"offset":9}],"left":[{\
            "rejectionId":"adcff4e4-1241-5220-9aec-7411ca935929","reason":"excerpt-only",\
            "detail":"Of its 9000000 bytes only the first 65536 are kept: send a corrected payload in the body."}]}""";

    static final String LIFE = """
            {"id":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","state":"discarded","since":"2026-11-20T23:05:10.998877Z",\
            "by":"operator","note":"A test of somebody's."}""";

    static final String PURGED_ONE = """
            {"purged":1,"more":false}""";

    static final String PURGED = """
            {"purged":17,"more":false}""";

    static final String MALFORMED = """
            {"type":"urn:gatekeeper:problem:malformed-request","title":"Bad Request","status":400,\
            "detail":"The parameter state is malformed: it is open, replayed, resolved or discarded."}""";

    static final String FORBIDDEN = """
            {"type":"urn:gatekeeper:problem:forbidden","title":"Forbidden","status":403,\
            "detail":"There is no grant to write the stream orders."}""";

    static final String UNKNOWN = """
            {"type":"urn:gatekeeper:problem:unknown-rejection","title":"Not Found","status":404,\
            "detail":"There is no rejection with the id 39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515."}""";

    static final String NOT_OPEN = """
            {"type":"urn:gatekeeper:problem:not-open","title":"Conflict","status":409,\
            "detail":"It is discarded since 2026-11-20T23:05:10.998877Z: to send another payload, reopen it first."}""";

    static final String UNDER_WAY = """
            {"type":"urn:gatekeeper:problem:replay-under-way","title":"Conflict","status":409,\
            "detail":"Another payload may be in the log for it already, as the change set\
             c9f4d0a6-93a7-5b0e-8d0b-2f8f6c1f7c52: order that one again, or reopen the rejection first."}""";

    static final String EXCERPT_ONLY = """
            {"type":"urn:gatekeeper:problem:excerpt-only","title":"Conflict","status":409,\
            "detail":"Of its 9000000 bytes only the first 65536 are kept: send a corrected payload in the body."}""";

    static final String STREAM_NEEDED = """
            {"type":"urn:gatekeeper:problem:stream-needed","title":"Conflict","status":409,\
            "detail":"No stream is known of this rejection: say where it goes, ?stream=…."}""";

    static final String OTHER_STREAM = """
            {"type":"urn:gatekeeper:problem:other-stream","title":"Conflict","status":409,\
            "detail":"This rejection is of the stream orders, and goes there."}""";

    static final String WRONG_STATE = """
            {"type":"urn:gatekeeper:problem:wrong-state","title":"Conflict","status":409,\
            "detail":"The rejection is resolved since 2026-11-20T23:05:11.102938Z."}""";

    static final String NOT_AUDITED = """
            {"type":"urn:gatekeeper:problem:not-audited-yet","title":"Conflict","status":409,\
            "detail":"It is on its way through the audit topic, and would come back; it can go in a moment."}""";

    static final String UNTYPED = """
            {"type":"urn:gatekeeper:problem:content-type-missing","title":"Unsupported Media Type","status":415,\
            "detail":"Say Content-Type: application/json, also where there is no body."}""";

    static final String BODY_TOO_LARGE = """
            {"type":"urn:gatekeeper:problem:too-large","title":"Request Entity Too Large","status":413,\
            "detail":"The payload is larger than a change set may be: send a smaller one."}""";

    static final String UNSOUND = """
            {"type":"urn:gatekeeper:problem:invalid-change-set","title":"Unprocessable Entity","status":422,\
            "detail":"The change set breaks a rule: see the violation.","violations":[{"code":"missing-key",\
            "pointer":"/change/0","message":"The key \\"table\\" is missing; add it."}],"violationCount":1}""";

    static final String NOT_JSON = """
            {"type":"urn:gatekeeper:problem:not-json","title":"Unprocessable Entity","status":422,\
            "detail":"The payload is not JSON in UTF-8.","violations":[{"code":"not-json","pointer":"",\
            "message":"The text ends before the document does; send all of it."}],"violationCount":1}""";

    static final String TOO_LARGE = """
            {"type":"urn:gatekeeper:problem:too-large","title":"Unprocessable Entity","status":422,\
            "detail":"The change set has 9000000 bytes, and may have 8388608: send smaller transactions."}""";

    static final String UNAVAILABLE = """
            {"type":"urn:gatekeeper:problem:log-unavailable","title":"Service Unavailable","status":503,\
            "detail":"Kafka does not say where cdc.change-sets is: Topic cdc.change-sets not present in metadata after 5000\
             ms. Nothing was sent."}""";

    static final String BUSY = """
            {"type":"urn:gatekeeper:problem:rejections-busy","title":"Service Unavailable","status":503,\
            "detail":"Others are looking at rejections: ask again in a moment."}""";

    static final String SLOW = """
            {"type":"urn:gatekeeper:problem:rejections-slow","title":"Service Unavailable","status":503,\
            "detail":"It takes too long: narrow the filter, by state, stream or reason and by rejectedSince."}""";

    private Examples() {}
}
