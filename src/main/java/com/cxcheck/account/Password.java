package com.cxcheck.account;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;

/**
 * A password that someone chooses: at least 12 characters, of whatever kind, and at most 72 bytes, which is what bcrypt
 * takes.
 *
 * @see <a href="https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver">NIST SP 800-63B, length and no rules of
 *     composition</a>
 */
@Target({FIELD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = Password.Validator.class)
@interface Password {

    int FEWEST_CHARACTERS = 12;

    int MOST_BYTES = 72;

    String message() default "{account.password.wrong}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Hibernate Validator makes it, with the public constructor. */
    class Validator implements ConstraintValidator<Password, String> {

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            return password.codePointCount(0, password.length()) >= FEWEST_CHARACTERS && fits(password);
        }

        static boolean fits(String password) {
            return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        }
    }
}
