/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/assay-application.h"
#include "ui/assay-wording.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(AssayApplication) application = NULL;

  assay_wording_init ();
  application = assay_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
