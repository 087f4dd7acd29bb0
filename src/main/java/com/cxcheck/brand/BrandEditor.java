package com.cxcheck.brand;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes the settings, with an entry in the audit log that names what was changed. */
@Service
class BrandEditor {

    private final JdbcClient jdbc;
    private final Brands brands;
    private final AuditTrail auditTrail;

    BrandEditor(JdbcClient jdbc, Brands brands, AuditTrail auditTrail) {
        this.jdbc = jdbc;
        this.brands = brands;
        this.auditTrail = auditTrail;
    }

    /**
     * Replaces the settings, unless they were changed since the version of the new ones.
     *
     * @param uploaded the images among the new settings that may not be stored yet
     * @return false if they were changed
     */
    @Transactional
    boolean replace(BrandSettings settings, List<BrandImage> uploaded, String actor) {
        BrandSettings former = brands.settings();
        int changed = jdbc.sql("""
                        update brand set version = version + 1, name = :name, logo = :logo, colour = :colour,
                            person_name = :personName, person_line = :personLine, photo = :photo, booking_url = :bookingUrl,
                            phone = :phone, email = :email, imprint = :imprint, controller_name = :controllerName,
                            controller_address = :controllerAddress, controller_email = :controllerEmail,
                            legal_basis = :legalBasis, time_zone = :timeZone, comparison = :comparison
                        where id = 1 and version = :version
                        """).paramSource(settings).update();
        if (changed == 0) {
            return false;
        }
        brands.forget();
        uploaded.forEach(this::store);
        jdbc.sql("delete from brand_image where name not in (:logo, :photo)")
                .paramSource(settings)
                .update();
        List<String> differences = settings.differencesFrom(former);
        if (!differences.isEmpty()) {
            auditTrail.record(actor, AuditedAction.SETTINGS_CHANGED, inWords(differences));
        }
        return true;
    }

    /** Such as "name, person line". */
    private static String inWords(List<String> names) {
        return String.join(", ", names).replaceAll("[A-Z]", " $0").toLowerCase(Locale.ROOT);
    }

    private void store(BrandImage image) {
        boolean stored = jdbc.sql("select 1 from brand_image where name = ?")
                .param(image.name())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!stored) {
            jdbc.sql("insert into brand_image (name, content) values (?, ?)")
                    .params(image.name(), image.content())
                    .update();
        }
    }
}
