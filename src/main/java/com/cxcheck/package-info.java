@NullMarked
package com.cxcheck;

import org.jspecify.annotations.NullMarked;
