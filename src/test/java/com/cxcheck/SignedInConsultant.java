package com.cxcheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** Sends the requests of a test as a consultant who has just signed in; the account has to be there. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithSecurityContext(factory = SignedInConsultant.Factory.class)
public @interface SignedInConsultant {

    /** The consultant's name. */
    String value() default "consultant";

    /** Makes what a sign-in leaves in the session. */
    class Factory implements WithSecurityContextFactory<SignedInConsultant> {

        /** What a sign-in gives to an account that was never signed out everywhere. */
        public static GrantedAuthority[] authorities() {
            return new GrantedAuthority[] {
                new SimpleGrantedAuthority("SESSION_0"),
                new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"),
                new SimpleGrantedAuthority("ROLE_CONSULTANT"),
                FactorGrantedAuthority.fromAuthority("SIGNED_IN")
            };
        }

        @Override
        public SecurityContext createSecurityContext(SignedInConsultant consultant) {
            User user = new User(consultant.value(), "", List.of(authorities()));
            return new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        }
    }
}
