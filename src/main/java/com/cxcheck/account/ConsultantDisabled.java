package com.cxcheck.account;

import java.util.Optional;

/**
 * Published in the transaction that disables an account, so that the consultant's work is handed over with it.
 *
 * @param username the disabled consultant
 * @param successor the user name of who takes over the work; empty for nobody
 * @param actor the user name of the administrator
 */
public record ConsultantDisabled(String username, Optional<String> successor, String actor) {}
