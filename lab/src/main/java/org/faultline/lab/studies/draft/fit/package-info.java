/** Patterns of references that use memory as a recorded trace does. */
package org.faultline.lab.studies.draft.fit;
