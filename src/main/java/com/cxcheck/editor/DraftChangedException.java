package com.cxcheck.editor;

/** The draft, or the part of it that a form is about, was changed after the form was shown. */
class DraftChangedException extends RuntimeException {}
