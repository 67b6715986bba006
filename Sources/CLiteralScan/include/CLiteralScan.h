// All that this target offers to Swift.
#ifndef C_LITERAL_SCAN_H
#define C_LITERAL_SCAN_H

#include "aside_chains.h"
#include "aside_hits.h"
#include "aside_letters.h"
#include "aside_places.h"
#include "aside_processor.h"
#include "aside_scan.h"

#endif
