package com.cxcheck.editor;

/** A draft would be larger than a file of content may be. */
class DraftTooLargeException extends RuntimeException {}
