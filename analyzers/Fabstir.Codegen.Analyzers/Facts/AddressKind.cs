namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>What has become of an address.</summary>
internal enum AddressKind
{
    /// <summary>In use: the proxy, where there is one.</summary>
    Current,

    /// <summary>A later deployment took its place.</summary>
    Replaced,

    /// <summary>The code behind a proxy: it has no state of its own.</summary>
    Implementation,

    /// <summary>Kept unchanged for auditors.</summary>
    Frozen,
}
