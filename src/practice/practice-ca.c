/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "practice/practice-ca.h"

#include <gnutls/crypto.h>
#include <gnutls/x509-ext.h>
#include <string.h>

#include "base/assay-error.h"
#include "engine/gnutls-glue.h"

#define ORGANISATION   "Assay Practice"
#define SERIAL_SIZE    16       /* RFC 5280 section 4.1.2.2 allows 20 */
#define KEY_ID_SIZE    20
#define SECONDS_A_DAY  (24 * 60 * 60)
#define LEAF_BEGINS    -10
#define LEAF_ENDS      80

/* A short cut to one column of calls: each is made only when all before it went well. */
#define OK(call) ((call) >= 0)

typedef struct {
  const char             *common_name;
  AssayPracticeAuthority  issuer;
  int                     path_length;
  int                     begins;
  int                     ends;
} Authority;

/* Days are counted from today, as for leaves. An authority is as old as what it issues: "expired" began 93 days ago. */
static const Authority authorities[ASSAY_PRACTICE_N_AUTHORITIES] = {
  [ASSAY_PRACTICE_ROOT]          = { "Practice Root",         ASSAY_PRACTICE_NOBODY,        2, -800, 3650 },
  [ASSAY_PRACTICE_INTERMEDIATE]  = { "Practice Intermediate", ASSAY_PRACTICE_ROOT,          0, -400, 1460 },
  [ASSAY_PRACTICE_BRANCH]        = { "Practice Branch",       ASSAY_PRACTICE_ROOT,          1, -400, 1460 },
  [ASSAY_PRACTICE_TWIG]          = { "Practice Twig",         ASSAY_PRACTICE_BRANCH,        0, -400, 1460 },
  [ASSAY_PRACTICE_STRANGER_ROOT] = { "Unknown Root",          ASSAY_PRACTICE_NOBODY,        1, -800, 3650 },
  [ASSAY_PRACTICE_STRANGER]      = { "Unknown Intermediate",  ASSAY_PRACTICE_STRANGER_ROOT, 0, -400, 1460 },
};

static const struct {
  gnutls_pk_algorithm_t algorithm;
  guint                 bits;
  gboolean              slow;
} key_kinds[ASSAY_PRACTICE_N_KEY_KINDS] = {
  [ASSAY_PRACTICE_ECDSA]    = { GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), FALSE },
  [ASSAY_PRACTICE_RSA]      = { GNUTLS_PK_RSA,   2048,                                              TRUE },
  [ASSAY_PRACTICE_RSA_WEAK] = { GNUTLS_PK_RSA,   1024,                                              TRUE },
};

typedef struct {
  gnutls_x509_crt_t     certificate;
  gnutls_x509_privkey_t key;
} Identity;

/* What has been made so far; lives as long as the process. Only bytes leave this file: no object is shared. */
static GMutex lock;
static Identity made[ASSAY_PRACTICE_N_AUTHORITIES];
static gnutls_x509_privkey_t slow_keys[ASSAY_PRACTICE_N_KEY_KINDS];

static void
identity_clear (Identity *identity)
{
  g_clear_pointer (&identity->certificate, gnutls_x509_crt_deinit);
  g_clear_pointer (&identity->key, gnutls_x509_privkey_deinit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_subject_alt_names_t, gnutls_subject_alt_names_deinit, NULL)

static gpointer
fail (GError **error)
{
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FAILED,
                       N_("The keys and certificates of the practice servers could not be made"));
  return NULL;
}

static gboolean
make_key (AssayPracticeKeyKind   kind,
          gnutls_x509_privkey_t *key)
{
  return OK (gnutls_x509_privkey_init (key)) &&
         OK (gnutls_x509_privkey_generate (*key, key_kinds[kind].algorithm, key_kinds[kind].bits, 0));
}

/* A key for a leaf: a new one, or a copy of the one that took long to make. */
static gboolean
get_leaf_key (AssayPracticeKeyKind   kind,
              gnutls_x509_privkey_t *key)
{
  if (!key_kinds[kind].slow)
    return make_key (kind, key);
  if (slow_keys[kind] == NULL && !make_key (kind, &slow_keys[kind]))
    {
      g_clear_pointer (&slow_keys[kind], gnutls_x509_privkey_deinit);
      return FALSE;
    }
  return OK (gnutls_x509_privkey_init (key)) &&
         OK (gnutls_x509_privkey_cpy (*key, slow_keys[kind]));
}

static gboolean
set_serial (gnutls_x509_crt_t certificate)
{
  guint8 serial[SERIAL_SIZE];

  if (!OK (gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial)))
    return FALSE;
  serial[0] = (serial[0] & 0x7f) | 0x40;        /* positive, and never with a leading zero */
  return OK (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial));
}

static gboolean
set_days (gnutls_x509_crt_t certificate,
          int               begins,
          int               ends)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return OK (gnutls_x509_crt_set_activation_time (certificate, now + (gint64) begins * SECONDS_A_DAY)) &&
         OK (gnutls_x509_crt_set_expiration_time (certificate, now + (gint64) ends * SECONDS_A_DAY));
}

static gboolean
set_key_id (gnutls_x509_crt_t certificate,
            gnutls_x509_crt_t owner,
            int             (*set) (gnutls_x509_crt_t, const void *, size_t))
{
  guint8 id[KEY_ID_SIZE];
  size_t size = sizeof id;

  return OK (gnutls_x509_crt_get_key_id (owner, GNUTLS_KEYID_USE_SHA1, id, &size)) &&
         OK (set (certificate, id, size));
}

/* What every certificate has. */
static gboolean
begin (Identity   *identity,
       const char *common_name,
       int         begins,
       int         ends)
{
  g_autofree char *subject = g_strdup_printf ("CN=%s,O=" ORGANISATION, common_name);
  gnutls_x509_crt_t certificate;

  if (!OK (gnutls_x509_crt_init (&identity->certificate)))
    return FALSE;
  certificate = identity->certificate;
  return OK (gnutls_x509_crt_set_version (certificate, 3)) &&
         set_serial (certificate) &&
         OK (gnutls_x509_crt_set_dn (certificate, subject, NULL)) &&
         OK (gnutls_x509_crt_set_key (certificate, identity->key)) &&
         set_days (certificate, begins, ends) &&
         set_key_id (certificate, certificate, gnutls_x509_crt_set_subject_key_id);
}

static gboolean
sign (const Identity           *identity,
      const Identity           *issuer,
      gnutls_digest_algorithm_t digest)
{
  return set_key_id (identity->certificate, issuer->certificate, gnutls_x509_crt_set_authority_key_id) &&
         OK (gnutls_x509_crt_sign2 (identity->certificate, issuer->certificate, issuer->key, digest, 0));
}

static gboolean
make_authority (const Authority *authority,
                const Identity  *issuer,
                Identity        *identity)
{
  return make_key (ASSAY_PRACTICE_ECDSA, &identity->key) &&
         begin (identity, authority->common_name, authority->begins, authority->ends) &&
         OK (gnutls_x509_crt_set_basic_constraints (identity->certificate, TRUE, authority->path_length)) &&
         OK (gnutls_x509_crt_set_key_usage (identity->certificate,
                                            GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN)) &&
         sign (identity, issuer != NULL ? issuer : identity, GNUTLS_DIG_SHA256);
}

/* The authority's key and certificate, and first those above it; NULL on failure. Called with the lock held. */
static const Identity *
get_authority (AssayPracticeAuthority authority)
{
  const Authority *row = &authorities[authority];
  const Identity *issuer = NULL;
  g_auto(Identity) identity = { NULL, NULL };

  if (made[authority].certificate != NULL)
    return &made[authority];
  if (row->issuer != ASSAY_PRACTICE_NOBODY)
    {
      issuer = get_authority (row->issuer);
      if (issuer == NULL)
        return NULL;
    }
  if (!make_authority (row, issuer, &identity))
    return NULL;
  made[authority].certificate = g_steal_pointer (&identity.certificate);
  made[authority].key = g_steal_pointer (&identity.key);
  return &made[authority];
}

static GBytes *
dup_der (const Identity *identity)
{
  gnutls_datum_t der;

  if (!OK (gnutls_x509_crt_export2 (identity->certificate, GNUTLS_X509_FMT_DER, &der)))
    return NULL;
  return g_bytes_new_with_free_func (der.data, der.size, gnutls_free, der.data);
}

GBytes *
assay_practice_ca_get (AssayPracticeAuthority   authority,
                       GError                 **error)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  const Identity *identity = get_authority (authority);
  GBytes *der = identity != NULL ? dup_der (identity) : NULL;

  return der != NULL ? der : fail (error);
}

static gboolean
add_dns_name (gnutls_subject_alt_names_t  names,
              const char                 *name)
{
  gnutls_datum_t datum = { (guint8 *) name, strlen (name) };

  return OK (gnutls_subject_alt_names_set (names, GNUTLS_SAN_DNSNAME, &datum, NULL));
}

static gboolean
add_names (gnutls_subject_alt_names_t  names,
           const AssayPracticeLeaf    *leaf,
           const char                 *name)
{
  static guint8 loopback[] = { 127, 0, 0, 1 };
  static const gnutls_datum_t address = { loopback, sizeof loopback };

  if (leaf->only_address)
    return OK (gnutls_subject_alt_names_set (names, GNUTLS_SAN_IPADDRESS, &address, NULL));
  for (guint i = 1; i <= leaf->n_more_names; i++)
    {
      g_autofree char *more = g_strdup_printf ("shop-%04u.practice.test", i);

      if (!add_dns_name (names, more))
        return FALSE;
    }
  return add_dns_name (names, name);
}

/* In one piece: gnutls_x509_crt_set_subject_alt_name() reads and writes all names anew for each that is added. */
static gboolean
set_names (gnutls_x509_crt_t        certificate,
           const AssayPracticeLeaf *leaf,
           const char              *name)
{
  g_auto(gnutls_subject_alt_names_t) names = NULL;
  g_auto(gnutls_datum_t) der = { NULL, 0 };

  return OK (gnutls_subject_alt_names_init (&names)) &&
         add_names (names, leaf, name) &&
         OK (gnutls_x509_ext_export_subject_alt_names (names, &der)) &&
         OK (gnutls_x509_crt_set_extension_by_oid (certificate, GNUTLS_X509EXT_OID_SAN, der.data, der.size, FALSE));
}

static gboolean
set_must_staple (gnutls_x509_crt_t certificate)
{
  /* RFC 7633 section 6: a list of one feature, status_request (5). */
  static const guint8 features[] = { 0x30, 3, 2, 1, 5 };

  return OK (gnutls_x509_crt_set_extension_by_oid (certificate, GNUTLS_X509EXT_OID_TLSFEATURES,
                                                   features, sizeof features, FALSE));
}

static guint
key_usage (AssayPracticeKeyKind kind)
{
  /* Only an RSA key can take part in a key exchange that encrypts to it (RFC 5246 section 7.4.2). */
  return GNUTLS_KEY_DIGITAL_SIGNATURE | (kind == ASSAY_PRACTICE_ECDSA ? 0 : GNUTLS_KEY_KEY_ENCIPHERMENT);
}

static gboolean
make_leaf (const AssayPracticeLeaf *leaf,
           const char              *name,
           const Identity          *issuer,
           Identity                *identity)
{
  gboolean ordinary = leaf->begins == 0 && leaf->ends == 0;

  return get_leaf_key (leaf->key, &identity->key) &&
         begin (identity, leaf->only_address ? "127.0.0.1" : name,
                ordinary ? LEAF_BEGINS : leaf->begins, ordinary ? LEAF_ENDS : leaf->ends) &&
         set_names (identity->certificate, leaf, name) &&
         (!leaf->must_staple || set_must_staple (identity->certificate)) &&
         OK (gnutls_x509_crt_set_basic_constraints (identity->certificate, FALSE, -1)) &&
         OK (gnutls_x509_crt_set_key_usage (identity->certificate, key_usage (leaf->key))) &&
         OK (gnutls_x509_crt_set_key_purpose_oid (identity->certificate, GNUTLS_KP_TLS_WWW_SERVER, FALSE)) &&
         sign (identity, issuer != NULL ? issuer : identity, leaf->sha1 ? GNUTLS_DIG_SHA1 : GNUTLS_DIG_SHA256);
}

GBytes *
assay_practice_ca_issue (const AssayPracticeLeaf  *leaf,
                         const char               *host,
                         gnutls_privkey_t         *key,
                         GError                  **error)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  const Identity *issuer = leaf->issuer != ASSAY_PRACTICE_NOBODY ? get_authority (leaf->issuer) : NULL;
  g_auto(Identity) identity = { NULL, NULL };
  g_auto(gnutls_privkey_t) private_key = NULL;
  GBytes *der;

  if (leaf->issuer != ASSAY_PRACTICE_NOBODY && issuer == NULL)
    return fail (error);
  if (!make_leaf (leaf, leaf->name != NULL ? leaf->name : host, issuer, &identity) ||
      !OK (gnutls_privkey_init (&private_key)) ||
      !OK (gnutls_privkey_import_x509 (private_key, identity.key, GNUTLS_PRIVKEY_IMPORT_COPY)))
    return fail (error);
  der = dup_der (&identity);
  if (der == NULL)
    return fail (error);
  *key = g_steal_pointer (&private_key);
  return der;
}

static GBytes *
sign_content (const Identity *identity,
              GBytes         *content)
{
  g_auto(gnutls_privkey_t) key = NULL;
  const gnutls_datum_t datum = assay_glue_borrow (content);
  gnutls_datum_t signature;

  if (!OK (gnutls_privkey_init (&key)) ||
      !OK (gnutls_privkey_import_x509 (key, identity->key, 0)) ||
      !OK (gnutls_privkey_sign_data2 (key, GNUTLS_SIGN_ECDSA_SHA256, 0, &datum, &signature)))
    return NULL;
  return g_bytes_new_with_free_func (signature.data, signature.size, gnutls_free, signature.data);
}

GBytes *
assay_practice_ca_sign (AssayPracticeAuthority   authority,
                        GBytes                  *content,
                        GError                 **error)
{
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);
  const Identity *identity = get_authority (authority);
  GBytes *signature = identity != NULL ? sign_content (identity, content) : NULL;

  return signature != NULL ? signature : fail (error);
}
