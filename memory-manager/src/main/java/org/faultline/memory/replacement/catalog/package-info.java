/**
 * Which policies there are: those of this program and those of plug-ins, by name, and how a name
 * with its parameters in parentheses is read.
 */
@NullMarked
package org.faultline.memory.replacement.catalog;

import org.jspecify.annotations.NullMarked;
