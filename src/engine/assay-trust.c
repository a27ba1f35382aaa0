/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/assay-trust.h"

#include <string.h>

#include "base/assay-error.h"
#include "decode/decode-x509.h"
#include "decode/x509-normal-name.h"
#include "engine/assay-pem.h"
#include "engine/gnutls-glue.h"

/* How many sets of a person's own anchors are kept ready. */
#define N_KEPT 4

struct _AssayTrust
{
  AssayAnchorKind  kind;
  guint            size;
  GHashTable      *by_subject;      /* the subject's normal form -> GPtrArray of GBytes, the certificates */
  AssayTrust      *beside;          /* anchors that count too, or NULL */
};

/* Where systems keep all their roots in one file. */
static const char * const bundles[] = {
  "/etc/ssl/certs/ca-certificates.crt",                 /* Debian, Ubuntu, Gentoo, Arch */
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  /* Fedora, RHEL */
  "/etc/pki/tls/certs/ca-bundle.crt",                   /* older Fedora */
  "/etc/ssl/ca-bundle.pem",                             /* SUSE */
  "/etc/ssl/cert.pem",                                  /* Alpine, BSD, macOS */
  "/usr/local/share/certs/ca-root-nss.crt",             /* FreeBSD */
};

static AssayTrust *
trust_new (AssayAnchorKind kind)
{
  AssayTrust *self = g_atomic_rc_box_new0 (AssayTrust);

  self->kind = kind;
  self->by_subject = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                            (GDestroyNotify) g_ptr_array_unref);
  return self;
}

AssayTrust *
assay_trust_ref (AssayTrust *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
trust_clear (gpointer data)
{
  AssayTrust *self = data;

  g_hash_table_unref (self->by_subject);
  g_clear_pointer (&self->beside, assay_trust_unref);
}

void
assay_trust_unref (AssayTrust *self)
{
  g_atomic_rc_box_release_full (self, trust_clear);
}

AssayTrust *
assay_trust_new_empty (AssayAnchorKind kind)
{
  return trust_new (kind);
}

static gboolean
holds (GPtrArray *same,
       GBytes    *der)
{
  for (guint i = 0; i < same->len; i++)
    if (g_bytes_equal (g_ptr_array_index (same, i), der))
      return TRUE;
  return FALSE;
}

/* Files one certificate under its subject; what is none is passed over. */
static void
add_certificate (GBytes   *der,
                 gpointer  data)
{
  AssayTrust *self = data;
  gsize length, subject_length;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  const guint8 *start;
  g_autoptr(GBytes) name = NULL, subject = NULL;
  GPtrArray *same;

  if (!assay_x509_find_subject (bytes, length, &start, &subject_length))
    return;
  name = g_bytes_new_from_bytes (der, start - bytes, subject_length);
  subject = assay_x509_dup_normal_name (name);
  if (subject == NULL)
    return;
  same = g_hash_table_lookup (self->by_subject, subject);
  if (same == NULL)
    {
      same = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_hash_table_insert (self->by_subject, g_steal_pointer (&subject), same);
    }
  if (holds (same, der))
    return;
  g_ptr_array_add (same, g_bytes_ref (der));
  self->size++;
}

AssayTrust *
assay_trust_new_from_pem (GBytes           *pem,
                          AssayAnchorKind   kind,
                          GError          **error)
{
  g_autoptr(AssayTrust) self = trust_new (kind);

  assay_pem_foreach_certificate (pem, add_certificate, self);
  if (self->size > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, N_("There is no certificate among the trust anchors."));
  return NULL;
}

AssayTrust *
assay_trust_new_from_ders (GPtrArray       *ders,
                           AssayAnchorKind  kind)
{
  AssayTrust *self = trust_new (kind);

  for (guint i = 0; i < ders->len; i++)
    add_certificate (g_ptr_array_index (ders, i), self);
  return self;
}

static AssayTrust *
load_bundle (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) pem = NULL;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  pem = g_bytes_new_take (g_steal_pointer (&text), length);
  return assay_trust_new_from_pem (pem, ASSAY_ANCHORS_SYSTEM, NULL);
}

/* Systems without a bundle: whatever GnuTLS was built to use (PKCS#11, a directory). */
static AssayTrust *
load_by_library (void)
{
  g_autoptr(AssayTrust) self = trust_new (ASSAY_ANCHORS_SYSTEM);
  g_auto(gnutls_x509_trust_list_t) list = NULL;
  gnutls_x509_trust_list_iter_t position = NULL;
  gnutls_x509_crt_t root;

  if (gnutls_x509_trust_list_init (&list, 0) < 0
      || gnutls_x509_trust_list_add_system_trust (list, 0, 0) <= 0)
    return NULL;
  while (gnutls_x509_trust_list_iter_get_ca (list, &position, &root) >= 0)
    {
      g_auto(gnutls_x509_crt_t) owned = root;
      g_auto(gnutls_datum_t) der = { NULL, 0 };
      g_autoptr(GBytes) bytes = NULL;

      if (gnutls_x509_crt_export2 (owned, GNUTLS_X509_FMT_DER, &der) < 0)
        continue;
      bytes = g_bytes_new (der.data, der.size);
      add_certificate (bytes, self);
    }
  return self->size > 0 ? g_steal_pointer (&self) : NULL;
}

static AssayTrust *
load_system (void)
{
  AssayTrust *trust = load_bundle (g_getenv ("SSL_CERT_FILE"));

  for (gsize i = 0; trust == NULL && i < G_N_ELEMENTS (bundles); i++)
    trust = load_bundle (bundles[i]);
  return trust != NULL ? trust : load_by_library ();
}

AssayTrust *
assay_trust_get_system (GError **error)
{
  static GMutex mutex;
  static AssayTrust *loaded;
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&mutex);

  /* Who comes while it is being loaded waits for it; a computer that got its roots later is asked again. */
  if (loaded == NULL)
    loaded = load_system ();
  if (loaded != NULL)
    return assay_trust_ref (loaded);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_FILE, N_("This computer has no list of trusted roots."));
  return NULL;
}

static gpointer
preload_thread (gpointer data)
{
  g_autoptr(AssayTrust) trust G_GNUC_UNUSED = assay_trust_get_system (NULL);

  return NULL;
}

void
assay_trust_preload (void)
{
  static gsize started;

  if (!g_once_init_enter (&started))
    return;
  g_thread_unref (g_thread_new ("assay-trust", preload_thread, NULL));
  g_once_init_leave (&started, 1);
}

/* What was made of the last few anchors that people gave. */
typedef struct {
  GBytes     *pem;
  AssayTrust *trust;
} Kept;

static AssayTrust *
find_kept (const Kept      *kept,
           GBytes          *pem,
           AssayAnchorKind  kind)
{
  for (gsize i = 0; i < N_KEPT; i++)
    if (kept[i].pem == pem && kept[i].trust->kind == kind)
      return assay_trust_ref (kept[i].trust);
  return NULL;
}

static void
keep (Kept       *kept,
      GBytes     *pem,
      AssayTrust *trust)
{
  g_clear_pointer (&kept->pem, g_bytes_unref);
  g_clear_pointer (&kept->trust, assay_trust_unref);
  *kept = (Kept) { g_bytes_ref (pem), assay_trust_ref (trust) };
}

AssayTrust *
assay_trust_for_request (AssayRequest  *request,
                         GError       **error)
{
  static GMutex mutex;
  static Kept kept[N_KEPT];
  static guint oldest;
  const AssayRequestOptions *options = &request->options;
  g_autoptr(GMutexLocker) locker G_GNUC_UNUSED = NULL;
  AssayTrust *trust;

  if (options->anchor_kind == ASSAY_ANCHORS_SYSTEM)
    return assay_trust_get_system (error);
  if (options->anchor_kind == ASSAY_ANCHORS_NONE)
    return assay_trust_new_empty (options->anchor_kind);
  if (options->anchors == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REQUEST, N_("No trust anchors were given."));
      return NULL;
    }
  locker = g_mutex_locker_new (&mutex);
  trust = find_kept (kept, options->anchors, options->anchor_kind);
  if (trust != NULL)
    return trust;
  trust = assay_trust_new_from_pem (options->anchors, options->anchor_kind, error);
  /* A computer without roots still has those that were given. */
  if (trust != NULL && options->anchor_kind == ASSAY_ANCHORS_BOTH)
    trust->beside = assay_trust_get_system (NULL);
  if (trust != NULL)
    keep (&kept[oldest++ % N_KEPT], options->anchors, trust);
  return trust;
}

AssayAnchorKind
assay_trust_get_kind (const AssayTrust *self)
{
  return self->kind;
}

/* Whether it has the certificate, apart from those beside it. */
static gboolean
has (const AssayTrust       *self,
     const AssayCertificate *certificate)
{
  g_autoptr(GBytes) subject = assay_x509_dup_normal_name (certificate->subject_der);
  GPtrArray *same = subject != NULL ? g_hash_table_lookup (self->by_subject, subject) : NULL;

  return same != NULL && holds (same, certificate->der);
}

AssayAnchorKind
assay_trust_find_kind (const AssayTrust       *self,
                       const AssayCertificate *anchor)
{
  if (self->kind != ASSAY_ANCHORS_BOTH)
    return self->kind;
  return self->beside != NULL && has (self->beside, anchor) ? ASSAY_ANCHORS_SYSTEM : ASSAY_ANCHORS_FILE;
}

guint
assay_trust_get_size (const AssayTrust *self)
{
  return self->size + (self->beside != NULL ? self->beside->size : 0);
}

static void
find (const AssayTrust *self,
      GBytes           *name,
      GPtrArray        *found)
{
  GPtrArray *same = g_hash_table_lookup (self->by_subject, name);

  for (guint i = 0; same != NULL && i < same->len; i++)
    g_ptr_array_add (found, assay_x509_read (g_ptr_array_index (same, i), ASSAY_ORIGIN_TRUST_STORE));
}

GPtrArray *
assay_trust_find_normal (AssayTrust *self,
                         GBytes     *name)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);

  find (self, name, found);
  if (self->beside != NULL)
    find (self->beside, name, found);
  return found;
}

GPtrArray *
assay_trust_find (AssayTrust *self,
                  GBytes     *subject_der)
{
  g_autoptr(GBytes) name = assay_x509_dup_normal_name (subject_der);

  return name != NULL ? assay_trust_find_normal (self, name)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) assay_certificate_unref);
}
