package com.cxcheck.operations;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Looks at the settings of backups also where none are made, so that a wrong one is told at once. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Backup.Settings.class)
class BackupConfiguration {}
