// Models, repositories and files of a hub, whose ids are numbers, slugs or digests; digests, keys and words that are no secrets.
namespace Hub
{
    public sealed record ModelEntry(string Repo, string File, string Id);

    public sealed record Download(string Repository, string FileName, string ModelId, int Revision);

    public static class Catalog
    {
        // The digest of a release, and a transaction: as long as a private key.
        public const string Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        public const string Genesis = "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";

        // A public key, a key of a cache, and a sentence of twelve words.
        public const string PublicKey = "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
        public const string CacheKey = "models/tiny";
        public const string Greeting = "we are glad that you came here to read about all this";

        public static readonly ModelEntry[] Entries =
        [
            new("acme/tiny", "tiny.q4.gguf", "tiny-q4"),
            new("acme/tiny", "tiny.q8.gguf", "42"),
            new(Id: "acme-large", Repo: "acme/large", File: "large.gguf"),
        ];

        public static object Anonymous => new { repo = "acme/tiny", file = "tiny.q4.gguf", id = Guid.Empty.ToString() };

        public static Download Latest(string file) => new(Repository: "acme/tiny", FileName: file, ModelId: Sha256, Revision: 3);

        public static bool IsGenesis(string hash) => string.Equals(hash, Genesis, StringComparison.OrdinalIgnoreCase);
    }
}
