package dev.gatekeeper.consumer.status;

/// Answers to the call for contracts as they are, for its description.
final class ContractExamples {

    static final String CONTRACT = """
            {"version":3,"schema":"public","table":"mytable","kind":"table","columnsCreatable":false,\
            "missingRowRejected":false,"triggers":false,"rules":false,"columns":[{"name":"a","type":"integer",\
            "nullable":false,"hasDefault":false,"generation":"none"},{"name":"b","type":"character varying(30)",\
            "nullable":true,"hasDefault":false,"generation":"none","maxLength":30},{"name":"c","type":"numeric(10,2)",\
            "nullable":true,"hasDefault":true,"generation":"none","precision":10,"scale":2},{"name":"d",\
            "type":"public.mood","typeSchema":"public","nullable":true,"hasDefault":false,"generation":"none",\
            "labels":["sad","ok","happy"]}],"keys":[{"columns":["a"],"primary":true,"nullable":false,\
            "deferrable":false}]}""";

    static final String MALFORMED = """
            {"type":"urn:gatekeeper:problem:malformed-request","title":"Bad Request","status":400,\
            "detail":"The name has 70 bytes in UTF-8, and PostgreSQL keeps no more than 63; shorten it."}""";

    static final String UNKNOWN_TABLE = """
            {"type":"urn:gatekeeper:problem:unknown-table","title":"Not Found","status":404,\
            "detail":"There is no table \\"public.nowhere\\" that change sets may be written to.","creatable":false}""";

    static final String UNAVAILABLE = """
            {"type":"urn:gatekeeper:problem:unavailable","title":"Service Unavailable","status":503,\
            "detail":"What the table takes can't be told now; ask again, or let the sink decide."}""";

    private ContractExamples() {}
}
