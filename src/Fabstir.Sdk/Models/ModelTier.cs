namespace Fabstir;

/// <summary>Who approved a model.</summary>
public enum ModelTier
{
    /// <summary>Nobody, or in a way that this library does not know.</summary>
    Unknown = 0,

    /// <summary>The marketplace's owner.</summary>
    Trusted = 1,

    /// <summary>A vote of those who hold FAB.</summary>
    Community = 2,
}
