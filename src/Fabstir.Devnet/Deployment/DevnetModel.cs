using Fabstir.Abi;

namespace Fabstir.Development;

/// <summary>A model that is approved on the local chain.</summary>
/// <param name="Repository">The repository, such as <c>CohereForAI/TinyVicuna-1B-32k-GGUF</c>.</param>
/// <param name="FileName">The file in it.</param>
/// <param name="Id">What contracts call it: the Keccak-256 of the repository, a slash and the file name.</param>
public sealed record DevnetModel(string Repository, string FileName, Bytes32 Id)
{
    internal static DevnetModel Create(string repository, string fileName) => new(repository, fileName, Keccak256.Hash($"{repository}/{fileName}"));
}
