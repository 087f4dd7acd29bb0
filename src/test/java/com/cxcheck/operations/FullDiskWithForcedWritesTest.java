package com.cxcheck.operations;

class FullDiskWithForcedWritesTest extends FullDiskTest {

    @Override
    boolean forced() {
        return true;
    }
}
