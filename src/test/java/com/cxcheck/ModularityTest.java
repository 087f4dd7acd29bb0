package com.cxcheck;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesUseOnlyWhatTheySayTheyUse() {
        ApplicationModules.of(CxCheckApplication.class).verify();
    }
}
