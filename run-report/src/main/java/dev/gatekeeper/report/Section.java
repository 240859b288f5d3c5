package dev.gatekeeper.report;

import java.util.List;

/// @param text a paragraph before the blocks; may be empty
public record Section(String title, String text, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }
}
