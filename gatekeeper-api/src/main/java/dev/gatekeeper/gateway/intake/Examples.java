package dev.gatekeeper.gateway.intake;

/// Requests and answers as they are, for the description of the calls. A test holds the answers to what the code says.
final class Examples {

    static final String CHANGE_SET = """
            {"change":[{"kind":"insert","schema":"public","table":"mytable","columnnames":["a","b","c"],\
            "columntypes":["integer","text","text"],"columnvalues":[1,"Backup and Restore","2018-03-27 11:58:28.988414"]}]}""";

    static final String LINES = """
            {"nextlsn":"0/27F9308","change":[{"kind":"insert","schema":"public","table":"mytable","columnnames":["a","b","c"],\
            "columntypes":["integer","text","text"],"columnvalues":[10,"A line is a transaction","2026-11-20 20:07:02.165999"]}]}
            {"action":"B","nextlsn":"0/27F9480"}
            {"action":"I","schema":"public","table":"mytable","columns":[{"name":"a","type":"integer","value":11},\
            {"name":"b","type":"text","value":"So are the lines from B to C"},{"name":"c","type":"text","value":"2026-11-20 20:07:03"}]}
            {"action":"C","nextlsn":"0/27F9480"}
            """;

    static final String LOGGED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"logged","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0}""";

    static final String SPOOLED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"spooled","changes":5}""";

    static final String APPLIED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"applied","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0,"inserted":3,"updated":0,"deleted":2,"truncated":0,"messages":0,\
            "overwritten":0,"missing":0,"acceptedAt":"2026-11-20T22:57:21.273998Z","appliedAt":"2026-11-20T22:57:21.383551Z"}""";

    static final String APPLIED_WARNED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"applied","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0,"inserted":3,"updated":0,"deleted":2,"truncated":0,"messages":0,\
            "overwritten":0,"missing":0,"acceptedAt":"2026-11-20T22:57:21.273998Z","appliedAt":"2026-11-20T22:57:21.383551Z",\
            "warnings":[{"code":"bad-value","pointer":"/change/0/columnvalues/1","message":"For the column `price` (numeric) of\
             `public.goods` this value is no number; send digits."}],"warningCount":1}""";

    static final String APPLIED_UNTOLD = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"applied","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0}""";

    static final String APPLIED_UNTOLD_WARNED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"applied","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0,\
            "warnings":[{"code":"bad-value","pointer":"/change/0/columnvalues/1","message":"For the column `price` (numeric) of\
             `public.goods` this value is no number; send digits."}],"warningCount":1}""";

    static final String REJECTED_BY_SINK = """
            {"type":"urn:gatekeeper:problem:rejected-by-sink","title":"Rejected past the log","status":422,\
            "detail":"Change 1 of 1 (insert): There is no table \\"public.nowhere\\" in the database. It stands in the log, and nothing of it has an effect.\
             Mend it and send it again, under this Idempotency-Key or another; where the table was mended instead, send it under another.",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","reason":"unknown-table",\
            "id":"7292d4a0-85ab-516f-abd7-9cf4c2af8b6c","stream":"orders","topic":"cdc.change-sets","partition":2,"offset":7,\
            "sqlState":"42P01","schema":"public","table":"nowhere","rejectedAt":"2026-11-20T22:57:21.383551Z"}""";

    static final String REJECTED_BY_SINK_UNTOLD = """
            {"type":"urn:gatekeeper:problem:rejected-by-sink","title":"Rejected past the log","status":422,\
            "detail":"It was rejected past the log, as unknown-table; what PostgreSQL says is for those who may read-status. It stands in the log, and nothing of it has an effect.\
             Mend it and send it again, under this Idempotency-Key or another; where the table was mended instead, send it under another.",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","reason":"unknown-table",\
            "id":"7292d4a0-85ab-516f-abd7-9cf4c2af8b6c","stream":"orders","topic":"cdc.change-sets","partition":2,"offset":7,\
            "rejectedAt":"2026-11-20T22:57:21.383551Z"}""";

    static final String UPLOAD_LOGGED = """
            {"stream":"orders","status":"logged","changeSets":2,"changes":3,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"0425b801-5d12-5ab6-bad7-8ad6552eae5c",\
            "topic":"cdc.change-sets","partition":0,"offset":1}""";

    static final String UPLOAD_WARNED = """
            {"stream":"orders","status":"logged","changeSets":2,"changes":3,"warned":1,\
            "warnings":[{"line":1,"lines":1,"id":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","violations":[{"code":"not-null",\
            "pointer":"/change/0/columnvalues/1","message":"The column `name` (text) of `public.customers` takes no NULL;\
             send a value."}],"violationCount":1}],\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"0425b801-5d12-5ab6-bad7-8ad6552eae5c",\
            "topic":"cdc.change-sets","partition":0,"offset":1}""";

    static final String UPLOAD_SPOOLED = """
            {"stream":"orders","status":"spooled","changeSets":2,"changes":3,"spooled":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"0425b801-5d12-5ab6-bad7-8ad6552eae5c"}""";

    static final String NOT_JSON = """
            {"type":"urn:gatekeeper:problem:not-json","title":"Not JSON","status":400,\
            "detail":"The payload is not JSON in UTF-8.","rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515",\
            "violations":[{"code":"not-json","pointer":"","message":"The document ends too early."}],"violationCount":1}""";

    static final String BAD_STREAM = """
            {"type":"urn:gatekeeper:problem:bad-stream","title":"Contradictory or malformed request","status":400,\
            "detail":"The request names two streams; name one.","rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515"}""";

    static final String BAD_KEY = """
            {"type":"urn:gatekeeper:problem:bad-idempotency-key","title":"Contradictory or malformed request","status":400,\
            "detail":"The request bears two idempotency keys; send one.","rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515"}""";

    static final String INCOMPLETE = """
            {"type":"urn:gatekeeper:problem:incomplete","title":"Incomplete","status":408,\
            "detail":"The body did not come to its end, or not in time. Nothing was logged."}""";

    static final String TOO_LARGE = """
            {"type":"urn:gatekeeper:problem:too-large","title":"Too large","status":413,\
            "detail":"The body has 8388609 bytes, and a change set may have 8388608: send smaller transactions.",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515"}""";

    static final String UNSUPPORTED = """
            {"type":"urn:gatekeeper:problem:unsupported-media-type","title":"Unsupported media type","status":415,\
            "detail":"A change set is sent as Content-Type: application/json, and many of them as application/x-ndjson, in UTF-8."}""";

    static final String INVALID = """
            {"type":"urn:gatekeeper:problem:invalid-change-set","title":"Not a change set","status":422,\
            "detail":"The change set breaks a rule: see the violation.","rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515",\
            "violations":[{"code":"bad-value","pointer":"/change/0/columnvalues/0",\
            "message":"As INTEGER this value is not an integer between -2147483648 and 2147483647; send a whole number of that range."}],\
            "violationCount":1}""";

    static final String BREAKS_CONTRACT = """
            {"type":"urn:gatekeeper:problem:breaks-contract","title":"Breaks a table's contract","status":422,\
            "detail":"Its tables can't take the change set: it breaks a rule: see the violation.",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515","violations":[{"code":"unknown-column",\
            "pointer":"/change/0/columnnames/1","message":"The table `public.customers` has no column `emial`:\
             did you mean `email`? Else name a column that it has, or add this one to it."}],"violationCount":1}""";

    static final String WARNED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"logged","changes":5,\
            "topic":"cdc.change-sets","partition":1,"offset":0,"warnings":[{"code":"too-long",\
            "pointer":"/change/0/columnvalues/1","message":"For the column `name` (character varying(3)) of\
             `public.customers` this value has 4 characters, and the column takes no more than 3; shorten it, or widen\
             the column."}],"warningCount":1}""";

    static final String WARNED_SPOOLED = """
            {"id":"4630b9a6-5d56-5940-824e-0b6bee214e3a","stream":"default","status":"spooled","changes":5,\
            "warnings":[{"code":"too-long","pointer":"/change/0/columnvalues/1","message":"For the column `name`\
             (character varying(3)) of `public.customers` this value has 4 characters, and the column takes no more\
             than 3; shorten it, or widen the column."}],"warningCount":1}""";

    static final String SOME_REJECTED = """
            {"type":"urn:gatekeeper:problem:change-sets-rejected","title":"Some change sets are rejected","status":422,\
            "detail":"1 of 3 change sets is rejected: see the rejections. What is accepted is not undone by that.\
             Mend what is rejected and send it again; it then comes after what is accepted.","decidedLines":3,\
            "logged":{"stream":"orders","status":"logged","changeSets":2,"changes":0,\
            "firstId":"2e04134e-2ab2-5e97-b1f9-fce15f424a46","lastId":"e509eb00-b2be-51b1-8211-545da6b89502",\
            "topic":"cdc.change-sets","partition":0,"offset":5},"rejected":1,\
            "rejections":[{"line":2,"lines":1,"rejectionId":"adcff4e4-1241-5220-9aec-7411ca935929",\
            "reason":"invalid-change-set","detail":"The change set breaks a rule: see the violation.",\
            "violations":[{"code":"bad-value","pointer":"/change/0/columnvalues/0",\
            "message":"As INTEGER this value is not an integer between -2147483648 and 2147483647; send a whole number of that range."}],\
            "violationCount":1}]}""";

    static final String UNAVAILABLE = """
            {"type":"urn:gatekeeper:problem:unavailable","title":"Can't be kept now","status":503,\
            "detail":"The spool has no room. Nothing was logged; repeat the request with the same Idempotency-Key."}""";

    static final String UNKNOWN = """
            {"type":"urn:gatekeeper:problem:outcome-unknown","title":"Outcome unknown","status":504,\
            "detail":"Kafka did not answer in time. The change set may be logged or not. It is safe to repeat the request\
             with the same Idempotency-Key, on the same stream."}""";

    static final String UPLOAD_INCOMPLETE = """
            {"type":"urn:gatekeeper:problem:incomplete","title":"Incomplete","status":408,\
            "detail":"The body did not come to its end, or not in time. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String UPLOAD_UNAVAILABLE = """
            {"type":"urn:gatekeeper:problem:unavailable","title":"Can't be kept now","status":503,\
            "detail":"The gateway is stopping. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String UPLOAD_UNKNOWN = """
            {"type":"urn:gatekeeper:problem:outcome-unknown","title":"Outcome unknown","status":504,\
            "detail":"Kafka did not answer in time. The change set of line 2 may be logged or not. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String RECEIPTS = """
            {"line":1,"lines":1,"status":"logged","id":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","changes":1,\
            "topic":"cdc.change-sets","partition":0,"offset":0}
            {"summary":{"status":201,"idempotencyKey":"first-upload","location":"/change-sets/d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "body":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0}}}
            """;

    static final String CORRUPT = """
            {"type":"urn:gatekeeper:problem:corrupt-body","title":"Damaged on its way","status":400,\
            "detail":"The body is no sound gzip: it is cut off. Compress and send it again.",\
            "rejectionId":"39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515"}""";

    static final String UPLOAD_CORRUPT = """
            {"type":"urn:gatekeeper:problem:corrupt-body","title":"Can't be read to its end","status":400,\
            "detail":"The body is no sound gzip: it is cut off. Compress and send it again. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String UPLOAD_TOO_LARGE = """
            {"type":"urn:gatekeeper:problem:too-large","title":"Can't be read to its end","status":413,\
            "detail":"The body becomes more than 200 times as large as it came. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String UNAUTHORIZED = """
            {"type":"urn:gatekeeper:problem:unauthorized","title":"Unauthorized","status":401,\
            "detail":"Say who sends this: Authorization: Bearer, or X-API-Key."}""";

    static final String FORBIDDEN = """
            {"type":"urn:gatekeeper:problem:forbidden","title":"Forbidden","status":403,\
            "detail":"There is no grant to write hr.salaries. Nothing was kept."}""";

    static final String UPLOAD_FORBIDDEN = """
            {"type":"urn:gatekeeper:problem:forbidden","title":"Forbidden","status":403,\
            "detail":"There is no grant to write hr.salaries. That is the change set of line 2, which is kept nowhere. The lines up to 1 are decided, with 1 logged change sets, which stay logged, and 0 rejected. It is safe to\
             repeat the whole request with the same Idempotency-Key.","decidedLines":1,\
            "logged":{"stream":"orders","status":"logged","changeSets":1,"changes":1,\
            "firstId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c","lastId":"d5a94ba8-6e2a-5b7d-92f4-2f9b7e9deb1c",\
            "topic":"cdc.change-sets","partition":0,"offset":0},"rejected":0,"rejections":[]}""";

    static final String OVER_QUOTA = """
            {"type":"urn:gatekeeper:problem:too-many-requests","title":"Too Many Requests","status":429,\
            "detail":"This is more than the quota of billing."}""";

    private Examples() {}
}
