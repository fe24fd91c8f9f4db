namespace Nethereum.ABI.Model
{
    public class Parameter
    {
        public string Name { get; }

        public string Type { get; }

        public int Order { get; }

        public bool Indexed { get; set; }
    }

    public class EventABI
    {
        public string Name { get; }

        public bool IsAnonymous { get; set; }

        public Parameter[] InputParameters { get; set; }

        public string Sha3Signature { get; }

        public string Signature { get; }
    }
}
