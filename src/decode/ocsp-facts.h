/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "decode/decode-der.h"

G_BEGIN_DECLS

/* OCSPResponseStatus (RFC 6960 section 4.2.1): the one that comes with an answer. */
#define ASSAY_OCSP_SUCCESSFUL 0

/* The tags of ResponderID and CertStatus. */
#define ASSAY_OCSP_BY_NAME  ASSAY_DER_CONTEXT_GROUP (1)
#define ASSAY_OCSP_BY_KEY   ASSAY_DER_CONTEXT_GROUP (2)
#define ASSAY_OCSP_GOOD     ASSAY_DER_CONTEXT (0)
#define ASSAY_OCSP_REVOKED  ASSAY_DER_CONTEXT_GROUP (1)
#define ASSAY_OCSP_UNKNOWN  ASSAY_DER_CONTEXT (2)

/**
 * AssayOcspFacts:
 * @status: the OCSPResponseStatus; all that follows is there when it is %ASSAY_OCSP_SUCCESSFUL
 * @tbs: what is signed
 * @responder: who says that it signed: tag %ASSAY_OCSP_BY_NAME with a Name, or %ASSAY_OCSP_BY_KEY with a hash in an
 *   OCTET STRING
 * @produced_at: when, or %ASSAY_NO_TIME
 * @answers: see assay_ocsp_next_answer()
 * @extensions: see assay_x509_next_extension()
 * @algorithm: the AlgorithmIdentifier of the signature
 * @signature: the signature
 * @certificates: those sent along, one after the other
 *
 * The parts of an OCSP response, places in its bytes.
 */
typedef struct {
  guint        status;
  AssayDer     tbs;
  AssayDer     responder;
  gint64       produced_at;
  AssayCursor  answers;
  AssayCursor  extensions;
  AssayDer     algorithm;
  AssayCursor  signature;
  AssayCursor  certificates;
} AssayOcspFacts;

/**
 * AssayOcspAnswer:
 * @hash: the OID of the hash function of the next two
 * @name_hash: hash of the issuer's Name
 * @key_hash: hash of the issuer's key
 * @serial: the certificate's serial number
 * @status: the tag of CertStatus
 * @revoked_at: when, or %ASSAY_NO_TIME
 * @reason: the CRLReason, or -1
 * @this_update: when this was known to be so, or %ASSAY_NO_TIME
 * @next_update: when there will be newer information, or %ASSAY_NO_TIME
 * @extensions: see assay_x509_next_extension()
 *
 * One SingleResponse.
 */
typedef struct {
  char         hash[ASSAY_DER_OID_SIZE];
  AssayCursor  name_hash;
  AssayCursor  key_hash;
  AssayCursor  serial;
  guint32      status;
  gint64       revoked_at;
  int          reason;
  gint64       this_update;
  gint64       next_update;
  AssayCursor  extensions;
} AssayOcspAnswer;

/**
 * assay_ocsp_read:
 * @der: an OCSP response (RFC 6960 section 4.2.1), or anything else; outlives @facts
 * @facts: (out): its parts
 *
 * Returns: %FALSE when it is no OCSP response, or not one of the basic type
 */
gboolean assay_ocsp_read        (GBytes          *der,
                                 AssayOcspFacts  *facts);

/* Takes the next answer; %FALSE at the end, or where none can be made out: then bytes are left. */
gboolean assay_ocsp_next_answer (AssayCursor     *answers,
                                 AssayOcspAnswer *answer);

G_END_DECLS
