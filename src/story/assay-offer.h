/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "story/assay-ladder.h"

G_BEGIN_DECLS

/**
 * AssayOfferKind:
 *
 * What a row of the table is about.
 */
typedef enum {
  ASSAY_OFFER_VERSION,
  ASSAY_OFFER_CIPHER_SUITE,
  ASSAY_OFFER_GROUP,
  ASSAY_OFFER_SIGNATURE,
  ASSAY_OFFER_ALPN,
  ASSAY_OFFER_EXTENSION,
} AssayOfferKind;

/**
 * AssayOfferStatus:
 * @ASSAY_OFFER_OPEN: the conversation ended before there could be an answer
 * @ASSAY_OFFER_CHOSEN: the server chose from the offer
 * @ASSAY_OFFER_ANSWERED: the server answered the extension
 * @ASSAY_OFFER_NO_ANSWER_DUE: it only tells the server something
 * @ASSAY_OFFER_IGNORED: it could have been answered, and was not
 * @ASSAY_OFFER_OTHER_VERSION: it has a meaning in other versions of TLS only
 * @ASSAY_OFFER_NOT_OFFERED: the server chose or sent what was not offered
 * @ASSAY_OFFER_NOT_ALLOWED: it stands in a message where it may not stand (RFC 8446 section 4.2)
 *
 * What became of an offer.
 */
typedef enum {
  ASSAY_OFFER_OPEN,
  ASSAY_OFFER_CHOSEN,
  ASSAY_OFFER_ANSWERED,
  ASSAY_OFFER_NO_ANSWER_DUE,
  ASSAY_OFFER_IGNORED,
  ASSAY_OFFER_OTHER_VERSION,
  ASSAY_OFFER_NOT_OFFERED,
  ASSAY_OFFER_NOT_ALLOWED,
} AssayOfferStatus;

/* A word or two for the status, as a message id. */
const char *assay_offer_status_label (AssayOfferStatus status);

/**
 * AssayOffer:
 * @kind: what it is about
 * @name: an extension's name as in the registry; for other kinds a message id
 * @status: what became of it
 * @offered: what the client offered, its favourite first; for an extension what it says, in short
 * @chosen: (nullable): what the server chose or answered
 * @place: index of @chosen in @offered, or -1
 * @where: (nullable): the title of the message that answered ("EncryptedExtensions")
 *
 * One row: what the client offered, and what the server made of it.
 */
typedef struct {
  AssayOfferKind    kind;
  char             *name;
  AssayOfferStatus  status;
  GStrv             offered;
  char             *chosen;
  int               place;
  char             *where;
} AssayOffer;

void       assay_offer_free (AssayOffer *offer);

/**
 * assay_offer_rows:
 * @ladder: a conversation, finished or not
 *
 * Holds the client's last hello against all that the server said to it. Pure.
 *
 * Returns: (transfer full) (element-type AssayOffer): the rows; empty without a ClientHello
 */
GPtrArray *assay_offer_rows (const AssayLadder *ladder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOffer, assay_offer_free)

G_END_DECLS
