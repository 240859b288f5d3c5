package dev.gatekeeper.gateway.contract;

/// Answers as they are, for the description of the calls.
final class Examples {

    static final String CONTRACTS = """
            {"contracts":[{"schema":"public","table":"mytable","kind":"table","version":3,"columns":2}]}""";

    static final String CONTRACT = """
            {"version":3,"schema":"public","table":"mytable","kind":"table","columnsCreatable":false,\
            "missingRowRejected":false,"triggers":false,"rules":false,"columns":[{"name":"a","type":"integer",\
            "nullable":false,"hasDefault":false,"generation":"none"},{"name":"b","type":"character varying(30)",\
            "nullable":true,"hasDefault":false,"generation":"none","maxLength":30}],\
            "keys":[{"columns":["a"],"primary":true,"nullable":false,"deferrable":false}]}""";

    static final String UNKNOWN = """
            {"type":"urn:gatekeeper:problem:unknown-table","title":"Unknown table","status":404,\
            "detail":"This gateway knows no contract of a table of that name that you may write."}""";

    private Examples() {}
}
