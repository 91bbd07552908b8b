// Nothing: tacitus_test_headers exists for its precompiled header, and a target has a source.
