package com.cxcheck;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class CxCheckApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(CxCheckApplication.class, arguments);
    }
}
