namespace Fabstir;

/// <summary>Why an answer has no more tokens.</summary>
public enum StreamFinishReason
{
    /// <summary>The model had said everything, or a stop sequence was found.</summary>
    Stop,

    /// <summary>As many tokens as were asked for, or as the deposit pays for, have come.</summary>
    Length,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>The host gives another reason, or none.</summary>
    Other,
}
