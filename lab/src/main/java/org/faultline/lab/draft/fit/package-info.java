/** Patterns of references that use memory as a recorded trace does. */
package org.faultline.lab.draft.fit;
