namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>What becomes of something that has to be disposed.</summary>
internal enum LifetimeEnd
{
    /// <summary>It does not leave the method, and nobody disposes it.</summary>
    Forgotten,

    /// <summary>It is disposed.</summary>
    Disposed,

    /// <summary>Somebody else may have it.</summary>
    Left,
}
