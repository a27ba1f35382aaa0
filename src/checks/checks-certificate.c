/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checks/checks-private.h"

#include <string.h>

#include "checks/checks-fields.h"

#define MAX_SERIAL 20         /* octets; RFC 5280 section 4.1.2.2 */

/* What a look at one certificate of the path finds, if anything; @index is its place in the report. */
typedef void Judge (const AssayReport      *report,
                    const AssayCheck       *check,
                    GPtrArray              *findings,
                    const AssayCertificate *certificate,
                    int                     index);

/* Judges each certificate below the root. Returns: whether nothing was found. */
static gboolean
judge_links (const AssayReport *report,
             const AssayCheck  *check,
             GPtrArray         *findings,
             Judge             *judge)
{
  guint before = findings->len;
  int index;

  for (guint i = 0; i < assay_checks_n_links (report); i++)
    {
      const AssayCertificate *certificate = assay_checks_get_link (report, i, &index);

      judge (report, check, findings, certificate, index);
    }
  assay_checks_add_broken (report, check, findings);
  return findings->len == before;
}

static gboolean
is_leaf (const AssayReport      *report,
         const AssayCertificate *certificate)
{
  return certificate == assay_report_get_leaf (report);
}

static void
blame (GPtrArray              *findings,
       const AssayCheck       *check,
       AssayStatus             status,
       const AssayCertificate *certificate,
       int                     index,
       const char             *title,
       const char             *detail,
       const char             *fix)
{
  assay_checks_add (findings, check, status, index, SAY (title),
                    assay_text_new (detail, "name", ASSAY_ARG_TEXT, certificate->title, NULL), SAY (fix));
}

static void
judge_basic_constraints (const AssayReport      *report,
                         const AssayCheck       *check,
                         GPtrArray              *findings,
                         const AssayCertificate *certificate,
                         int                     index)
{
  if (is_leaf (report, certificate) && certificate->is_ca)
    blame (findings, check, ASSAY_STATUS_WARNING, certificate, index, N_("An authority's certificate as a server's"),
           N_("The certificate of {name} may issue certificates itself, which a server's should not; some browsers "
              "refuse it."),
           N_("Give the server a certificate that is no authority's."));
  else if (!is_leaf (report, certificate) && !certificate->is_ca)
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Issued by someone who may not"),
           N_("{name} is on the way to the root but is no authority: its certificate does not allow it to issue "
              "others."),
           N_("Get the certificate from an authority, and install the intermediates that come with it."));
}

void
assay_check_basic_constraints (const AssayReport *report,
                               const AssayCheck  *check,
                               GPtrArray         *findings)
{
  if (judge_links (report, check, findings, judge_basic_constraints))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Only authorities issue certificates")),
                      SAY (N_("The server's certificate is no authority's, and each issuer's is")));
}

static gboolean
lists (char       **words,
       const char  *word)
{
  return g_strv_contains ((const char * const *) words, word);
}

/* What the server does with its key: signs the handshake, or unlocks the secret that the client locked for it. */
static gboolean
fits_handshake (const AssayReport      *report,
                const AssayCertificate *leaf)
{
  gboolean signs = lists (leaf->key_usage, "digitalSignature");
  gboolean unlocks = lists (leaf->key_usage, "keyEncipherment");

  if (report->connection == NULL)
    return signs || unlocks || lists (leaf->key_usage, "keyAgreement");
  return g_strcmp0 (report->connection->key_exchange, "RSA") == 0 ? unlocks : signs;
}

static void
judge_key_usage (const AssayReport      *report,
                 const AssayCheck       *check,
                 GPtrArray              *findings,
                 const AssayCertificate *certificate,
                 int                     index)
{
  if (certificate->key_usage == NULL)
    return;
  if (is_leaf (report, certificate) && !fits_handshake (report, certificate))
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Key used for what it is not meant for"),
           report->connection != NULL
             ? N_("The certificate of {name} does not allow its key to be used as this handshake uses it.")
             : N_("The certificate of {name} does not allow its key to be used in any TLS handshake."),
           N_("Have the certificate issued anew for the use in TLS: with digital signature, and with key encipherment "
              "if RSA key exchange must be offered."));
  else if (!is_leaf (report, certificate) && !lists (certificate->key_usage, "keyCertSign"))
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Key used for what it is not meant for"),
           N_("{name} signed a certificate, but its own certificate does not allow its key to do that."),
           N_("Get the certificate from another authority."));
}

void
assay_check_key_usage (const AssayReport *report,
                       const AssayCheck  *check,
                       GPtrArray         *findings)
{
  if (judge_links (report, check, findings, judge_key_usage))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Keys are used as intended")),
                      SAY (N_("No certificate forbids what its key was used for")));
}

static void
judge_extended_key_usage (const AssayReport      *report,
                          const AssayCheck       *check,
                          GPtrArray              *findings,
                          const AssayCertificate *certificate,
                          int                     index)
{
  if (certificate->extended_key_usage == NULL
      || lists (certificate->extended_key_usage, "serverAuth")
      || lists (certificate->extended_key_usage, "anyExtendedKeyUsage"))
    return;
  if (is_leaf (report, certificate))
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Not meant for servers"),
           N_("The certificate of {name} lists what it is for, and proving a server is not among it."),
           N_("Have the certificate issued anew for server authentication."));
  else
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Issuer not meant for servers"),
           N_("{name} may issue certificates, but not such as prove a server."),
           N_("Get the certificate from an authority that issues certificates for servers."));
}

void
assay_check_extended_key_usage (const AssayReport *report,
                                const AssayCheck  *check,
                                GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);

  if (judge_links (report, check, findings, judge_extended_key_usage))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Meant for servers")),
                      leaf->extended_key_usage != NULL
                        ? SAY (N_("The certificate is for server authentication"))
                        : SAY (N_("The certificate is not limited to any purpose")));
}

/* NIST SP 800-57 part 1 revision 5, table 2; below @error keys have been broken, or nearly so. */
static const struct {
  const char *algorithm;
  guint       error;
  guint       warning;
} sizes[] = {
  { "RSA", 1024, 2048 },
  { "DSA", 1024, 2048 },
  { "EC",  0,    224 },
  { "DH",  1024, 2048 },
};

/* %ASSAY_STATUS_PASS for sizes that are not known too: what was not seen is not blamed. */
static AssayStatus
weigh_size (const char *algorithm,
            guint       bits)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (bits > 0 && g_str_equal (sizes[i].algorithm, algorithm))
      {
        if (bits < sizes[i].error)
          return ASSAY_STATUS_ERROR;
        return bits < sizes[i].warning ? ASSAY_STATUS_WARNING : ASSAY_STATUS_PASS;
      }
  return ASSAY_STATUS_PASS;
}

static void
judge_key_size (const AssayReport      *report,
                const AssayCheck       *check,
                GPtrArray              *findings,
                const AssayCertificate *certificate,
                int                     index)
{
  AssayStatus status = weigh_size (certificate->key_algorithm, certificate->key_bits);

  if (status == ASSAY_STATUS_PASS)
    return;
  assay_checks_add (findings, check, status, index, SAY (N_("Key is too small")),
                    assay_text_new (N_("The key of {name}, {algorithm} with {bits} bits, can be worked out by those "
                                       "with many computers; whoever does can pose as {name}."),
                                    "name", ASSAY_ARG_TEXT, certificate->title,
                                    "algorithm", ASSAY_ARG_TEXT, certificate->key_algorithm,
                                    "bits", ASSAY_ARG_NUMBER, (gint64) certificate->key_bits, NULL),
                    SAY (N_("Make a new key, ECDSA on P-256 or RSA with at least 2048 bits, and get a certificate for "
                            "it; a new certificate for the old key does not help.")));
}

/* The prime of a Diffie-Hellman exchange that the server made up itself. */
static void
judge_prime (const AssayConnection *connection,
             const AssayCheck      *check,
             GPtrArray             *findings)
{
  AssayStatus status = weigh_size ("DH", connection->dh_bits);

  if (status != ASSAY_STATUS_PASS)
    assay_checks_add (findings, check, status, -1, SAY (N_("Key exchange is too small")),
                      assay_text_new (N_("The common secret was made with a Diffie-Hellman prime of {bits} bits; "
                                         "whoever records the traffic may be able to read it."),
                                      "bits", ASSAY_ARG_NUMBER, (gint64) connection->dh_bits, NULL),
                      SAY (N_("Let the server use elliptic curves (ECDHE), or a prime of at least 2048 bits.")));
}

void
assay_check_key_size (const AssayReport *report,
                      const AssayCheck  *check,
                      GPtrArray         *findings)
{
  guint before = findings->len;
  g_autofree char *summary = assay_certificate_dup_key_summary (assay_report_get_leaf (report));

  judge_links (report, check, findings, judge_key_size);
  if (report->connection != NULL)
    judge_prime (report->connection, check, findings);
  if (findings->len == before)
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Keys are large enough")),
                      assay_text_new (N_("The server's is {key}"), "key", ASSAY_ARG_TEXT, summary, NULL));
}

#define SMALLEST_EXPONENT 65537

static void
judge_rsa_exponent (const AssayReport      *report,
                    const AssayCheck       *check,
                    GPtrArray              *findings,
                    const AssayCertificate *certificate,
                    int                     index)
{
  guint64 exponent = assay_fields_get_rsa_exponent (certificate);

  if (exponent == 0 || (exponent >= SMALLEST_EXPONENT && exponent % 2 != 0))
    return;
  if (exponent == 1 || exponent % 2 == 0)
    blame (findings, check, ASSAY_STATUS_ERROR, certificate, index, N_("Not a proper RSA key"),
           N_("The exponent of the key of {name} is 1 or even: such a key protects nothing."),
           N_("Make a new key, and get a certificate for it."));
  else
    blame (findings, check, ASSAY_STATUS_NOTE, certificate, index, N_("Small RSA exponent"),
           N_("The exponent of the key of {name} is below 65537, which faulty programs get wrong."),
           N_("Make the next key with the exponent 65537, as programs do unless told otherwise."));
}

void
assay_check_rsa_exponent (const AssayReport *report,
                          const AssayCheck  *check,
                          GPtrArray         *findings)
{
  if (judge_links (report, check, findings, judge_rsa_exponent))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Keys are well formed")),
                      SAY (N_("No RSA key has an improper exponent")));
}

/* Hash functions for which two texts with one fingerprint can be made: RFC 6149, RFC 6150, RFC 6151, RFC 6194. */
static const struct {
  const char *part;       /* of the algorithm's name, in small letters */
  const char *hash;
} broken_hashes[] = {
  { "md2",  "MD2" },
  { "md4",  "MD4" },
  { "md5",  "MD5" },
  { "sha1", "SHA-1" },
};

static const char *
find_broken_hash (const char *algorithm)
{
  g_autofree char *lower = g_ascii_strdown (algorithm, -1);

  for (guint i = 0; i < G_N_ELEMENTS (broken_hashes); i++)
    if (strstr (lower, broken_hashes[i].part) != NULL)
      return broken_hashes[i].hash;
  return NULL;
}

static void
judge_signature_algorithm (const AssayReport      *report,
                           const AssayCheck       *check,
                           GPtrArray              *findings,
                           const AssayCertificate *certificate,
                           int                     index)
{
  g_autofree char *algorithm = assay_fields_dup_signature (certificate);
  const char *hash = find_broken_hash (algorithm);

  /* What signed itself is believed, or not, whatever the signature. */
  if (hash == NULL || assay_certificate_is_self_issued (certificate))
    return;
  assay_checks_add (findings, check, ASSAY_STATUS_ERROR, index, SAY (N_("Signed with a broken hash")),
                    assay_text_new (N_("The certificate of {name} is signed with {hash}: the signature could have been "
                                       "given for another certificate than this."),
                                    "name", ASSAY_ARG_TEXT, certificate->title,
                                    "hash", ASSAY_ARG_TEXT, hash, NULL),
                    SAY (N_("Have the certificate issued anew, signed with SHA-256 or better.")));
}

void
assay_check_signature_algorithm (const AssayReport *report,
                                 const AssayCheck  *check,
                                 GPtrArray         *findings)
{
  g_autofree char *algorithm = assay_fields_dup_signature (assay_report_get_leaf (report));

  if (judge_links (report, check, findings, judge_signature_algorithm))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Signatures are of sound kinds")),
                      assay_text_new (N_("The server's certificate is signed with {algorithm}"),
                                      "algorithm", ASSAY_ARG_TEXT, algorithm, NULL));
}

/* What is wrong with a serial number, as its DER octets stand; NULL for nothing. */
static const char *
find_serial_fault (const char *serial)
{
  if (*serial == '\0')
    return NULL;      /* it could not be read, which is told elsewhere */
  if (strspn (serial, "0") == strlen (serial))
    return N_("The serial number of {name} is zero; authorities must give each certificate a positive one.");
  if (g_ascii_xdigit_value (serial[0]) >= 8)
    return N_("The serial number of {name} is negative; authorities must give each certificate a positive one.");
  if (strlen (serial) > 2 * MAX_SERIAL)
    return N_("The serial number of {name} is longer than 20 octets.");
  return NULL;
}

static void
judge_serial (const AssayReport      *report,
              const AssayCheck       *check,
              GPtrArray              *findings,
              const AssayCertificate *certificate,
              int                     index)
{
  const char *fault = find_serial_fault (certificate->serial);

  if (fault != NULL)
    blame (findings, check, ASSAY_STATUS_WARNING, certificate, index, N_("Improper serial number"), fault,
           N_("Have the certificate issued anew; if the authority is your own, let it count from random numbers of 16 "
              "octets."));
}

void
assay_check_serial (const AssayReport *report,
                    const AssayCheck  *check,
                    GPtrArray         *findings)
{
  if (judge_links (report, check, findings, judge_serial))
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Serial numbers are proper")),
                      SAY (N_("Positive, and no longer than 20 octets")));
}

/* Chrome Root Program Policy 1.6: from then on a server's certificate serves servers only. 2027-03-15 00:00:00 UTC. */
#define SINGLE_PURPOSE_FROM G_GINT64_CONSTANT (1805068800)

void
assay_check_client_auth_eku (const AssayReport *report,
                             const AssayCheck  *check,
                             GPtrArray         *findings)
{
  const AssayCertificate *leaf = assay_report_get_leaf (report);
  gboolean both = leaf->extended_key_usage != NULL && lists (leaf->extended_key_usage, "clientAuth");

  if (both && leaf->not_before >= SINGLE_PURPOSE_FROM)
    blame (findings, check, ASSAY_STATUS_NOTE, leaf, 0, N_("For clients too"),
           N_("The certificate of {name} may also prove a client; public authorities should no longer issue such."),
           N_("Get one certificate for the server and, if it is needed, another for its work as a client."));
  else
    assay_checks_say (findings, check, ASSAY_STATUS_PASS, SAY (N_("Purposes are within the rules")),
                      both ? SAY (N_("It may also prove a client, which was allowed when it was issued"))
                           : SAY (N_("It does not claim to prove clients")));
}
