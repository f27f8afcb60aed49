/** Virtual time: lengths of it, fixed or drawn. */
package org.faultline.memory.time;
