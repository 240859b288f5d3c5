package dev.gatekeeper.faults.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeSetJsonTest {

    @Test
    void changesAreWrittenAsWal2jsonDoes() {
        var key = Row.of("stream", "s1").with("id", "7");
        var ops = List.<Op>of(
                new Op.Insert(
                        "account",
                        key.with("balance", "9007199254740993")
                                .with("amount", "1.50")
                                .with("open", "true")),
                new Op.Update("account", Row.of("note", null), key),
                new Op.Delete("account", key),
                new Op.Message("word"));

        assertThat(new String(ChangeSetJson.write(ops), StandardCharsets.UTF_8)).isEqualTo("""
                        {"change":[\
                        {"kind":"insert","schema":"public","table":"account",\
                        "columnnames":["stream","id","balance","amount","open"],\
                        "columntypes":["text","integer","bigint","numeric(12,2)","boolean"],\
                        "columnvalues":["s1",7,9007199254740993,1.50,true]},\
                        {"kind":"update","schema":"public","table":"account",\
                        "columnnames":["note"],"columntypes":["text"],"columnvalues":[null],\
                        "oldkeys":{"keynames":["stream","id"],"keytypes":["text","integer"],"keyvalues":["s1",7]}},\
                        {"kind":"delete","schema":"public","table":"account",\
                        "oldkeys":{"keynames":["stream","id"],"keytypes":["text","integer"],"keyvalues":["s1",7]}},\
                        {"kind":"message","transactional":true,"prefix":"chaos","content":"word"}]}""");
    }
}
